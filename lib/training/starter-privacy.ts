import { right, type StarterCourse, wrong } from './starter-course.ts';

/** Privacy for everybody, in about ten minutes. */
export const privacyBasics: StarterCourse = {
  key: 'privacy-basics',
  title: 'Privacy basics',
  description:
    'What personal data is, what we may do with it, and what to do when somebody asks about theirs.',
  minutes: 10,
  everyDays: 365,
  lessons: [
    {
      title: 'Data about people',
      body: `Personal data is whatever can be tied to a living person: a name, an address, a customer number, a voice, a location, the address of a device. It stays personal when the name is taken out and others can put it back.

Some of it needs special care: health, faith, politics, union membership, origin, sex life, fingerprints and other body features, and whatever is about children or offences.

The question is never "is it secret?" but **"is it about somebody?"**`,
    },
    {
      title: 'What we may do with it',
      body: `Data about people belongs to a purpose. We collect what the purpose needs, use it for that, keep it correct, protect it, and delete it when the purpose is over.

- **No purpose, no data.** "Might be useful one day" is none.
- **A new purpose is a new question.** Ask before you use customer data for tests, training or marketing.
- **Not more than needed.** Share the three columns somebody needs, not the whole table.
- **New suppliers** that see personal data need an agreement first.

Whoever works for customers processes *their* data on *their* instructions: what the contract does not say, we do not do.`,
    },
    {
      title: 'When somebody asks, or something goes wrong',
      body: `People may ask what we know about them, have it corrected or deleted, or object. They need no form and no magic words, and they may ask anybody: you, too.

Pass such a request on **the same day**. There is a deadline by law, and it runs from the moment it reached any of us. Do not answer it yourself: first it must be sure who is asking.

A mail with data to the wrong person, a lost list, a folder that everybody could read: all of these are breaches of personal data. Report them at once. Some must be told to the authorities within **72 hours**.`,
    },
  ],
  quiz: [
    {
      id: 'what-is',
      text: 'Which of these are personal data?',
      options: [
        right('number', 'A customer number'),
        right('voice', 'A recorded voice message'),
        wrong('sum', 'The number of our customers'),
        right('device', 'The network address of somebody’s phone'),
      ],
      explanation: 'Whatever can be tied to a person is, with or without a name. A plain count is not.',
    },
    {
      id: 'tests',
      text: 'You need realistic data to test a program. May you copy customers’ data?',
      options: [
        wrong('inside', 'Yes, as long as it stays inside the company'),
        right('ask', 'No: that is a new purpose, so I ask or use invented data'),
        wrong('names', 'Yes, if I take out the names'),
      ],
      explanation:
        'Testing is another purpose than the one it was given for, and without names it is often still about people.',
    },
    {
      id: 'request',
      text: 'Somebody asks you by telephone what we have stored about them. What do you do?',
      options: [
        right('pass', 'I pass it on the same day'),
        wrong('tell', 'I look it up and tell them'),
        wrong('form', 'I say that it must come in writing'),
      ],
      explanation: 'Any way of asking counts and the deadline runs, but first it must be sure who is asking.',
    },
    {
      id: 'wrong-mail',
      text: 'You sent a list of customers to the wrong address. What is right?',
      options: [
        wrong('recall', 'I ask them to delete it, and that is that'),
        right('now', 'I report it at once, whoever got it'),
        wrong('week', 'I mention it in the next weekly meeting'),
      ],
      explanation:
        'It is a breach of personal data. Whether it must be told within 72 hours is not yours to decide alone.',
    },
    {
      id: 'keep',
      text: 'How long do we keep data about people?',
      options: [
        wrong('ever', 'For ever, storage is cheap'),
        right('purpose', 'As long as the purpose or the law needs it'),
        wrong('asked', 'Until they ask us to delete it'),
      ],
      explanation: 'With the purpose goes the data, whether or not anybody asks.',
    },
  ],
};
