@NullMarked
package codev.learning.audit;

import org.jspecify.annotations.NullMarked;
