package codev.infra.email;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Knows whose address a mail server has refused. */
public final class RefusedAddresses {
  private final Supplier<Optional<EmailDeliveryStore>> deliveries;

  /**
   * @param deliveries empty where no e-mails are sent
   */
  RefusedAddresses(Supplier<Optional<EmailDeliveryStore>> deliveries) {
    this.deliveries = deliveries;
  }

  /** Those of these people to whom the last e-mail could not be sent for its address. */
  public Set<String> among(Collection<String> usernames) {
    return deliveries.get().map(store -> store.refused(usernames)).orElseGet(Set::of);
  }
}
