"""Sentences that belong to no interview: two advertisements, written for this project."""

EN = (
    "This episode is brought to you by Willow and Wick.",
    "Are your evenings too dark for a good book?",
    "Our candles burn for forty hours and smell of nothing but honey.",
    "Every box comes with a brass snuffer.",
    "My grandmother swears by the tall ones.",
    "Order before Friday and we pay the postage.",
    "You can send them back within thirty days, even half burned.",
    "Use the code LANTERN at the till for a fifth off.",
    "That is Willow and Wick, light worth sitting by.",
    "And now back to the show.",
)
ZH = (
    "本期节目由青禾茶行赞助播出。",
    "您有多久没有坐下来好好喝一杯茶了？",
    "我们的茶园在海拔一千二百米的山坡上，终年云雾缭绕。",
    "每一片叶子都是清晨手工采摘的。",
    "买两罐送一只粗陶茶杯，送完为止。",
    "老顾客都说，第三泡的味道最好。",
    "下单的时候请报上暗号“春山”，可以再打九折。",
    "全国包邮，不满意十五天之内可以退货。",
    "青禾茶行，慢下来，才喝得到春天。",
    "广告之后，我们继续聊。",
)
