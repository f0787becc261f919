/**
 * What pages, documents and e-mails share.
 *
 * <p>Entry point: {@link codev.infra.ui.LocalizedDates}.
 */
@NullMarked
package codev.infra.ui;

import org.jspecify.annotations.NullMarked;
