/** The follow-up of action plans: each person's own actions and their progress. */
@NullMarked
package codev.learning.actions;

import org.jspecify.annotations.NullMarked;
