package codev.session.response;

import codev.session.domain.contract.Terms;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.DiscussionResponse.ReservationResponse;
import codev.session.response.DiscussionResponse.TermsResponse;
import org.jspecify.annotations.Nullable;

/** Maps the contract of a pass. */
record ContractMapper(ViewerContext context) {
  @Nullable ContractResponse map(int pass) {
    var contract = context.access().seesEntries() ? context.view().contract(pass) : null;
    if (contract == null) return null;
    var terms = contract.terms();
    return new ContractResponse(
        contract.version(),
        context.decrypt(terms.problem()),
        context.decrypt(terms.objective()),
        terms.help(),
        context.decrypt(terms.limits()),
        contract.acceptances(),
        contract.reservations().stream()
            .map(r -> new ReservationResponse(r.by(), context.decrypt(r.text())))
            .toList(),
        context.view().session().notAgreed(pass),
        replaced(contract.before()),
        contract.spoken());
  }

  private @Nullable TermsResponse replaced(@Nullable Terms terms) {
    return terms == null
        ? null
        : new TermsResponse(
            context.decrypt(terms.problem()),
            context.decrypt(terms.objective()),
            terms.help(),
            context.decrypt(terms.limits()));
  }
}
