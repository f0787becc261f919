@NullMarked
package codev.learning.outcomes.anonymity;

import org.jspecify.annotations.NullMarked;
