import { type Entry, fieldLabels, textFields } from '#lib/profile/entry.ts';
import { priorityLabels, tierInWords } from '#lib/profile/tiers.ts';
import { DescriptionList } from '@/components/ui/description-list';

/** What a profile says of one subcategory, for whoever only reads it. */
export function EntrySaid({ entry }: { entry: Entry }) {
  const { included, currentTier, targetTier, currentPriority, priority, reason } = entry;
  const texts = textFields.filter((field) => entry[field] !== '');
  return (
    <DescriptionList
      facts={[
        { label: fieldLabels.included, value: included ? 'Yes' : 'No' },
        { label: fieldLabels.currentTier, value: tierInWords(currentTier) },
        { label: fieldLabels.targetTier, value: targetTier === null ? 'none' : tierInWords(targetTier) },
        {
          label: fieldLabels.currentPriority,
          value: currentPriority ? priorityLabels[currentPriority] : 'none',
        },
        { label: fieldLabels.priority, value: priority ? priorityLabels[priority] : 'none' },
        { label: fieldLabels.reason, value: <Text text={reason || 'none'} /> },
        ...texts.map((field) => ({ label: fieldLabels[field], value: <Text text={entry[field]} /> })),
      ]}
    />
  );
}

function Text({ text }: { text: string }) {
  return (
    <span dir="auto" className="wrap-anywhere block whitespace-pre-line">
      {text}
    </span>
  );
}
