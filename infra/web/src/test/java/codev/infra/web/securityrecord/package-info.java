@NullMarked
package codev.infra.web.securityrecord;

import org.jspecify.annotations.NullMarked;
