'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addCustomer, changeCustomer, mergeCustomers } from '#lib/customer/commands.ts';
import { Invalid } from '#lib/errors.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

function fieldsOf(form: FormData) {
  const domains = textIn(form, 'domains')
    .split(/[\s,;]+/)
    .filter(Boolean);
  return { name: textIn(form, 'name'), notes: textIn(form, 'notes'), domains };
}

/** Says which line of the domains is wrong at the one field that holds them all. */
async function atDomains<T>(domains: readonly string[], run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(
      error.problems.map(({ path, message }) => {
        const at = /^domains\.(\d+)$/.exec(path)?.[1];
        return at ? { path: 'domains', message: `${domains[Number(at)]}: ${message}` } : { path, message };
      }),
    );
  }
}

/** Adds a customer. */
export async function addCustomerAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    const fields = fieldsOf(form);
    await atDomains(fields.domains, () => addCustomer(actor, fields));
    revalidatePath(workspacePaths.customers(organization));
    return done('Customer added.');
  });
}

/** Changes a customer. */
export async function changeCustomerAction(organization: string, id: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    const fields = fieldsOf(form);
    await atDomains(fields.domains, () => changeCustomer(actor, { customerId: id, ...fields }));
    revalidatePath(workspacePaths.customer(organization, id));
    return done('Customer saved.');
  });
}

/** Merges a customer into another one, and leads to that. */
export async function mergeCustomersAction(organization: string, id: string, _: ActionState, form: FormData) {
  return action(async () => {
    const intoId = textIn(form, 'intoId');
    if (!intoId) throw new Invalid([{ path: 'intoId', message: 'Please choose a customer.' }]);
    await mergeCustomers(await memberActor(organization), { customerId: id, intoId });
    revalidatePath(workspacePaths.customers(organization));
    redirect(workspacePaths.customer(organization, intoId));
  });
}
