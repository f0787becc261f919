@NullMarked
package codev.session.attachment;

import org.jspecify.annotations.NullMarked;
