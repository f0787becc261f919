/**
 * The file formats that are accepted, recognised by their content and rewritten without what the
 * author may not know to be in them.
 *
 * <p>Entry point: {@link codev.session.attachment.format.FileFormat}.
 */
@NullMarked
package codev.session.attachment.format;

import org.jspecify.annotations.NullMarked;
