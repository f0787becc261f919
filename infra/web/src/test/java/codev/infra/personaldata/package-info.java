@NullMarked
package codev.infra.personaldata;

import org.jspecify.annotations.NullMarked;
