@NullMarked
package codev.infra.web.audittrail;

import org.jspecify.annotations.NullMarked;
