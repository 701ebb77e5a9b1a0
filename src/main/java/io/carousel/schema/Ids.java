package io.carousel.schema;

/**
 * Names of columns that identify rows: parties, deals, scopes, groups, loops and the as-of date.
 * Units and meanings are declared with the tables that have them.
 */
public final class Ids {
  public static final String AGREEMENT_ID = "agreement_id";
  public static final String AS_OF = "as_of";
  public static final String BORROWER_ID = "borrower_id";
  public static final String COMMON_HOLDER_IDS = "common_holder_ids";
  public static final String COUNTERPARTY_ID = "counterparty_id";
  public static final String CREDITOR_ID = "creditor_id";
  public static final String CUSTOMER_ID = "customer_id";
  public static final String DEAL_ID = "deal_id";
  public static final String DEAL_IDS = "deal_ids";
  public static final String DEBTOR_ID = "debtor_id";
  public static final String FACILITY_ID = "facility_id";
  public static final String GIVER_ID = "giver_id";
  public static final String GROUP_ID = "group_id";
  public static final String GUARANTOR_ID = "guarantor_id";
  public static final String HOLDER_ID = "holder_id";
  public static final String ISSUER_ID = "issuer_id";
  public static final String LENDER_ID = "lender_id";
  public static final String LOOP_ID = "loop_id";
  public static final String PARENT_ID = "parent_id";
  public static final String PARTY_ID = "party_id";
  public static final String PAYEE_GROUP_ID = "payee_group_id";
  public static final String PAYEE_ID = "payee_id";
  public static final String PAYER_GROUP_ID = "payer_group_id";
  public static final String PAYER_ID = "payer_id";
  public static final String PAYMENT_ID = "payment_id";
  public static final String RECEIVER_ID = "receiver_id";
  public static final String RUN_ID = "run_id";
  public static final String SCENARIO_ID = "scenario_id";
  public static final String SCOPE_ID = "scope_id";
  public static final String SOURCE_ID = "source_id";
  public static final String SUPPLIER_ID = "supplier_id";
  public static final String TOP1_PARTY_ID = "top1_party_id";
  public static final String UMBRELLA_ID = "umbrella_id";

  private Ids() {}
}
