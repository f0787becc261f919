package codev.infra.web.authorization;

import java.util.function.Consumer;

/**
 * What a policy comes to in this service: a bean of the feature that knows the subject.
 *
 * @param check refuses by an exception
 */
public record AccessRule(AccessPolicy policy, Consumer<AccessRequest> check) {}
