@NullMarked
package codev.session.reference;

import org.jspecify.annotations.NullMarked;
