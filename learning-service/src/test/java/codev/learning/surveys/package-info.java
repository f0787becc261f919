@NullMarked
package codev.learning.surveys;

import org.jspecify.annotations.NullMarked;
