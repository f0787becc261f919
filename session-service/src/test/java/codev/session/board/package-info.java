@NullMarked
package codev.session.board;

import org.jspecify.annotations.NullMarked;
