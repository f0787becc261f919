/** Values about one person: user name, language, contact. */
@NullMarked
package codev.learning.domain.person;

import org.jspecify.annotations.NullMarked;
