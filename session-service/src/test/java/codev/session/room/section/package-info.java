@NullMarked
package codev.session.room.section;

import org.jspecify.annotations.NullMarked;
