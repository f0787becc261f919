@NullMarked
package codev.infra.securitylog;

import org.jspecify.annotations.NullMarked;
