@NullMarked
package codev.session.attachment.format;

import org.jspecify.annotations.NullMarked;
