@NullMarked
package codev.group.audit;

import org.jspecify.annotations.NullMarked;
