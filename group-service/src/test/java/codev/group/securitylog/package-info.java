@NullMarked
package codev.group.securitylog;

import org.jspecify.annotations.NullMarked;
