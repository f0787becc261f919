@NullMarked
package codev.infra.web;

import org.jspecify.annotations.NullMarked;
