/**
 * The read model of one session, with texts still encrypted, and who may see what of it.
 *
 * <p>Entry points: {@link codev.session.view.SessionView} (what is stored), {@link
 * codev.session.view.SessionQueries} (how it is found, now or at an earlier version) and {@link
 * codev.session.view.SessionAccess} (what one person may see).
 */
@NullMarked
package codev.session.view;

import org.jspecify.annotations.NullMarked;
