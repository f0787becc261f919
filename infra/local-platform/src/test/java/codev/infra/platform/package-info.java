/** The launcher's specification: how processes are started, kept alive and stopped. */
@NullMarked
package codev.infra.platform;

import org.jspecify.annotations.NullMarked;
