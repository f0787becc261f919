/**
 * Spring configuration of this service: time zone, mapping of rule violations to problem documents.
 */
@NullMarked
package codev.group.config;

import org.jspecify.annotations.NullMarked;
