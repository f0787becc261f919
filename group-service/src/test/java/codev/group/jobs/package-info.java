@NullMarked
package codev.group.jobs;

import org.jspecify.annotations.NullMarked;
