package codev.infra.email;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Knows which e-mails were sent to a person, and forgets them. */
public final class SentEmails {
  private final Supplier<Optional<EmailDeliveryStore>> deliveries;

  /**
   * @param deliveries empty where no e-mails are sent
   */
  SentEmails(Supplier<Optional<EmailDeliveryStore>> deliveries) {
    this.deliveries = deliveries;
  }

  /** The e-mails to a person that were sent, or refused for their address, the latest first. */
  public List<EmailDelivery> to(String username) {
    return deliveries.get().map(store -> store.settledFor(username)).orElseGet(List::of);
  }

  /**
   * The ids of e-mails that were sent, or may have been.
   *
   * @param subjects their subject matters, as their ids have them
   * @param usernames of their recipients
   */
  public Set<EmailId> idsPossiblySent(Collection<String> subjects, Collection<String> usernames) {
    return deliveries
        .get()
        .map(store -> store.idsPossiblySent(subjects, usernames))
        .orElseGet(Set::of);
  }

  /**
   * Forgets the e-mails to these people, and those about them.
   *
   * @param usernames of people to whom no e-mail is due any more
   */
  public void forget(Collection<String> usernames) {
    deliveries.get().ifPresent(store -> store.forget(usernames));
  }
}
