/**
 * Files that belong to topics and contributions: what is accepted, where their encrypted content is
 * stored, and who may open it.
 *
 * <p>Entry points: {@link codev.session.attachment.UploadedFile} for what is sent, {@link
 * codev.session.attachment.AttachmentController} for what is opened.
 */
@NullMarked
package codev.session.attachment;

import org.jspecify.annotations.NullMarked;
