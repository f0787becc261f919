@NullMarked
package codev.session.groups;

import org.jspecify.annotations.NullMarked;
