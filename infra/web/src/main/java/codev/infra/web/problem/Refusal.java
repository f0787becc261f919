package codev.infra.web.problem;

import java.util.List;

/**
 * The refusal of a request by a rule, as the API answers it.
 *
 * @param status HTTP status: 403 not your business, 404 not visible to you, 409 moved on, 422
 *     against a rule of the method
 * @param rule stable key, e.g. {@code session.consultation.only-consultants}; also the message key
 *     of the sentence (fr, en)
 * @param arguments what the sentence names
 */
public record Refusal(int status, String rule, List<Object> arguments) {
  public Refusal(int status, String rule, Object... arguments) {
    this(status, rule, List.of(arguments));
  }
}
