@NullMarked
package codev.session.room;

import org.jspecify.annotations.NullMarked;
