@NullMarked
package codev.learning.outcomes.report;

import org.jspecify.annotations.NullMarked;
