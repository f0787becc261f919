@NullMarked
package codev.learning.targets;

import org.jspecify.annotations.NullMarked;
