import type { StarterCourse } from './starter-course.ts';
import { privacyBasics } from './starter-privacy.ts';
import { securityAwareness } from './starter-security.ts';

/** The courses that come with Candor. */
export const starterCourses: readonly StarterCourse[] = [securityAwareness, privacyBasics];
