const workspaceOf = (organization: string) => `/w/${encodeURIComponent(organization)}`;

/** Where documents are given by hand and people erased. Ids are UUIDs. */
export const grantPaths = {
  /** With a visitor or a document that is chosen from the start, where one is given. */
  give: (organization: string, chosen: { visitor?: string; document?: string } = {}) => {
    const search = new URLSearchParams(chosen).toString();
    return `${workspaceOf(organization)}/grants/give${search ? `?${search}` : ''}`;
  },
  sendGiven: (organization: string) => `${workspaceOf(organization)}/grants/give/send`,
  eraseVisitor: (organization: string, visitorId: string) =>
    `${workspaceOf(organization)}/visitors/${encodeURIComponent(visitorId)}/erase`,
} as const;
