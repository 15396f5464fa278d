import { right, type StarterCourse, wrong } from './starter-course.ts';

/** Security awareness for everybody, in about a quarter of an hour. */
export const securityAwareness: StarterCourse = {
  key: 'security-awareness',
  title: 'Security awareness',
  description: 'What everybody can do so that nothing of our customers gets lost or into wrong hands.',
  minutes: 15,
  everyDays: 365,
  lessons: [
    {
      title: 'Why it is about you',
      body: `Most incidents begin with an ordinary day: a mail that looked right, a laptop on a train seat, a password used twice. Nobody meant harm, and somebody could have stopped it early.

You do not have to be an expert. Three habits go a long way:

- **Pause** when something presses you to act at once.
- **Ask** when you are not sure. Nobody is laughed at for asking.
- **Tell** us early when something went wrong. An hour matters more than a perfect report.

> Whoever reports their own mistake helps everybody. It never counts against them.`,
    },
    {
      title: 'Messages that want something',
      body: `Phishing is a message that pretends to come from somebody you trust, so that you hand over a password, money or data. It comes by mail, text message, chat or telephone, and often knows your name and your boss.

## Signs

- It is urgent, secret, or too good to be true.
- The address or the link is *almost* right.
- It asks for a password, a code or a payment.
- It comes by an unusual way: the boss writes from a private account.

## What to do

1. Do not click, do not answer, do not forward it to colleagues.
2. Check by a way that **you** choose: call the number you know.
3. Report it. If you did click, report it all the more, and at once.`,
    },
    {
      title: 'Passwords and second factors',
      body: `A password that is used twice is as safe as the weaker of the two places.

| Do | Do not |
|---|---|
| Let the password manager make and keep them | Invent variants of one password |
| Use a second factor wherever there is one | Tell anybody a code, not even support |
| Lock the screen whenever you leave it | Stay signed in on devices of others |

A request to confirm a sign-in that **you** did not start means that somebody knows your password: refuse it, change the password, and report it.`,
    },
    {
      title: 'Devices, places and data',
      body: `Work on managed devices. Updates are part of the job: they close holes that are used within days.

On the road, keep the device with you and the screen turned away. Free networks are fine with our VPN, and not without.

Data has a place. Keep it where it belongs, share it with those who need it, and only by the tools we provide. Private mail, private clouds and unknown AI services are not among them. What is printed gets shredded.

Lost a device? Report it **before** you go on looking: it can be locked from afar.`,
    },
    {
      title: 'When something happens',
      body: `Report at once what is lost, odd or went wrong: by the channel for incidents, or by telephone where that is quicker.

Say what you saw, when, and what you have done since. Do not tidy up: switching off, deleting or testing may destroy what helps to find out. Disconnect from the network if you are asked to.

Do not speak about it outside; there are people whose job that is.

That is all. Eight questions follow.`,
    },
  ],
  quiz: [
    {
      id: 'urgent-payment',
      text: 'A mail from the managing director asks you to pay an invoice today and to keep it secret. What do you do?',
      options: [
        wrong('pay', 'I pay: it comes from the top'),
        right('call', 'I call the number that I know and ask'),
        wrong('reply', 'I answer the mail and ask whether it is true'),
      ],
      explanation: 'An answer goes to whoever wrote it. Check by a way that you choose yourself.',
    },
    {
      id: 'clicked',
      text: 'You have clicked on a link and now have doubts. What is right?',
      options: [
        wrong('wait', 'I wait to see whether anything happens'),
        right('report', 'I report it at once'),
        wrong('delete', 'I delete the mail, then it is gone'),
      ],
      explanation: 'An early report keeps the damage small, and it never counts against you.',
    },
    {
      id: 'signs',
      text: 'Which are signs of phishing?',
      options: [
        right('pressure', 'It presses me to act at once'),
        right('almost', 'The address is almost right'),
        wrong('long', 'It is a long message'),
        right('code', 'It asks for a code or a password'),
      ],
      explanation:
        'Pressure, addresses that are almost right, and requests for secrets. Length says nothing.',
    },
    {
      id: 'prompt',
      text: 'Your phone asks you to confirm a sign-in that you did not start. What does it mean?',
      options: [
        wrong('glitch', 'A glitch: I confirm, so that it stops'),
        right('known', 'Somebody knows my password: I refuse, change it and report it'),
        wrong('later', 'Nothing, as long as I do not look'),
      ],
      explanation: 'The second factor is asked for after the right password. Somebody else typed it.',
    },
    {
      id: 'support',
      text: 'May you tell our own support your password or a code?',
      options: [
        wrong('yes', 'Yes, they have to get in'),
        right('no', 'No, nobody ever needs it'),
        wrong('phone', 'On the telephone only'),
      ],
      explanation: 'Support has ways of its own. Whoever asks for a password is not support.',
    },
    {
      id: 'lost',
      text: 'You cannot find your laptop after a journey. What comes first?',
      options: [
        wrong('search', 'I search for a day, perhaps it turns up'),
        right('tell', 'I report it, then go on looking'),
        wrong('buy', 'I ask for a new one'),
      ],
      explanation: 'A reported device can be locked from afar before anybody gets in.',
    },
    {
      id: 'share',
      text: 'A customer file is too large for mail. How do you send it?',
      options: [
        wrong('cloud', 'By my private cloud storage'),
        right('ours', 'By the sharing tool that we provide'),
        wrong('ai', 'I let an AI service on the web shorten it'),
      ],
      explanation: 'Data stays within the tools that we provide; elsewhere nobody knows who reads it.',
    },
    {
      id: 'tidy',
      text: 'Your computer behaves oddly and you suspect an attack. What do you leave alone?',
      options: [
        right('clean', 'Deleting files and cleaning up'),
        right('test', 'Trying out what the odd program does'),
        wrong('say', 'Reporting what I saw and when'),
      ],
      explanation:
        'Tidying up and testing may destroy what helps to find out. Reporting is just what is needed.',
    },
  ],
};
