@NullMarked
package codev.infra.localplatform.mail;

import org.jspecify.annotations.NullMarked;
