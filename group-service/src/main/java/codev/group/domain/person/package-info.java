/** Values about one person: identity, contact, profile, qualification, workload, managers. */
@NullMarked
package codev.group.domain.person;

import org.jspecify.annotations.NullMarked;
