@NullMarked
package codev.learning.domain.survey;

import org.jspecify.annotations.NullMarked;
