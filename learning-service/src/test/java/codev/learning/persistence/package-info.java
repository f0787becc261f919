@NullMarked
package codev.learning.persistence;

import org.jspecify.annotations.NullMarked;
