/** Words that decide what a rule demands, in the languages that policies are written in, with what each kind is called. */
const kinds = {
  'how strict a rule is':
    'must shall should may can could might will would ought need needs required requires require recommended optional mandatory encouraged expected allowed permitted prohibited forbidden muss müssen soll sollen sollte sollten darf dürfen kann können doit doivent devrait devraient peut peuvent debe deben debería deberían puede pueden',
  'a negation or exception':
    'not no never none nor neither without except unless only cannot nicht kein keine keinen keiner nie niemals ohne außer ausser nur ne pas jamais aucun aucune sans sauf ni nunca ningún ninguna sin salvo excepto solo',
  'whom or how much it concerns':
    'all any every each some most many few both either least more less fewer maximum minimum everyone anyone nobody always sometimes alle jeder jede jedes einige mindestens höchstens immer tous toutes chaque certains todos todas cada algunos siempre',
  'a measure of time':
    'second seconds minute minutes hour hours day days week weeks month months year years quarter quarters daily weekly biweekly monthly quarterly annual annually yearly hourly business working calendar stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren heure heures jour jours semaine semaines mois an ans hora horas día días semana semanas mes meses año años',
  'a unit': 'percent kb mb gb tb bit bits byte bytes character characters usd eur gbp chf prozent zeichen',
  'a number':
    'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty sixty ninety hundred once twice half zero ein eins zwei drei vier fünf sechs sieben acht neun zehn zwölf',
  'who is responsible':
    'owner owners manager managers team teams officer officers department administrator administrators employee employees contractor contractors vendor vendors customer customers personnel staff ciso ceo cto cfo cio dpo hr legal security board auditor auditors user users visitor visitors',
} as const;

type Guard = keyof typeof kinds | 'a mail address';

const guarded = new Map<string, Guard>(
  Object.entries(kinds).flatMap(([kind, words]) =>
    words.split(' ').flatMap((word) => (isKind(kind) ? [[word, kind] as const] : [])),
  ),
);

function isKind(text: string): text is keyof typeof kinds {
  return text in kinds;
}

/** What kind of deciding word this is; null for any other. Digits and signs of comparison count as numbers. */
export function guardOf(word: string): Guard | null {
  if (word.includes('@')) return 'a mail address';
  if (/\p{N}|[%$€£<>≤≥=±]/u.test(word)) return 'a number';
  const lower = word.toLowerCase();
  return guarded.get(lower) ?? (/n['’]t$/.test(lower) ? 'a negation or exception' : null);
}
