'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { settleInquiryAction } from '../../../../actions';

type Props = { organization: string; place: { engagementId: string; inquiryId: string } };

/** Says that nothing more is wanted. */
export function SettleInquiry({ organization, place }: Props) {
  const { act, pending } = useAct();
  return (
    <Button pending={pending} onClick={() => act(() => settleInquiryAction(organization, place))}>
      Settle
    </Button>
  );
}
