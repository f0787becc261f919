@NullMarked
package codev.learning.messaging;

import org.jspecify.annotations.NullMarked;
