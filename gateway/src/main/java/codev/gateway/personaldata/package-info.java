/** The personal-data export: one answer composed of what each service holds. */
@NullMarked
package codev.gateway.personaldata;

import org.jspecify.annotations.NullMarked;
