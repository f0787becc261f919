/** Spring configuration of this service: clock, mapping of rule violations to problem documents. */
@NullMarked
package codev.group.config;

import org.jspecify.annotations.NullMarked;
