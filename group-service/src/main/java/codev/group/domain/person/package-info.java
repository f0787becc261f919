/** Values about one person: identity, contact, profile, qualification, management line. */
@NullMarked
package codev.group.domain.person;

import org.jspecify.annotations.NullMarked;
