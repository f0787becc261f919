@NullMarked
package codev.session.persistence;

import org.jspecify.annotations.NullMarked;
