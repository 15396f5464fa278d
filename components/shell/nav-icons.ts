import {
  Activity,
  BadgeCheck,
  BookOpenText,
  Building2,
  FileCheck,
  FileSignature,
  Files,
  Globe,
  Inbox,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  Network,
  Send,
  Settings,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
  Users,
} from 'lucide-react';

/** The icons of navigation by name, so that a server component can choose one. */
export const navIcons = {
  overview: LayoutDashboard,
  requests: Inbox,
  grants: KeyRound,
  visitors: UserRound,
  customers: Building2,
  documents: Files,
  reports: FileCheck,
  claims: BadgeCheck,
  nda: FileSignature,
  subprocessors: Network,
  rules: SlidersHorizontal,
  deliveries: Send,
  audit: Activity,
  members: Users,
  mail: Mail,
  settings: Settings,
  policies: BookOpenText,
  controls: ShieldCheck,
  portal: Globe,
} satisfies Record<string, LucideIcon>;

/** A name of a navigation icon. */
export type NavIcon = keyof typeof navIcons;
