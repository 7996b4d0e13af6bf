"""Words of closed classes that stand around a term and not in it, in both scripts.

They are grammar, not vocabulary: pronouns, particles, copulas, conjunctions, prepositions, adverbs
of degree, numerals with their measure words, and the verbs that introduce a term.
"""

from __future__ import annotations

import re

from bilingual_reader.core.scripts import HAN

STOPS = frozenset(
    word
    for line in (
        "我 你 您 他 她 它 我们 我們 你们 你們 他们 他們 她们 她們 它们 它們 咱们 咱們 大家 人们",
        "人們 自己 别人 別人 谁 誰 什么 什麼 怎么 怎麼 如何 哪些 哪个 哪個 多少 为什么 為什麼",
        "为何 為何 这 這 那 这些 這些 那些 这里 這裡 那里 那裡 这样 這樣 那样 那樣 此 该 該 某",
        "某些 每 各 各种 各種 许多 許多 很多 一些 有些 所有 任何 其他 另外 其中 另 之一 其 本",
        "这种 這種 那种 那種 这个 這個 那个 那個 一个 一個 一种 一種 一项 一項 一位 一次 一下",
        "一套 一款 一门 一門 一类 一類 几个 幾個 两个 兩個 了 着 著 过 過 吗 嗎 呢 吧 啊 呀 嘛 得",
        "地 所 被 把 将 將 让 讓 给 給 使 令 是 就是 即是 乃是 也是 都是 正是 还是 還是 不是 而是",
        "便是 算是 像是 好像 似乎 有 没有 沒有 具有 拥有 擁有 也 都 就 才 又 再 还 還 更 最 很 太",
        "非常 十分 相当 相當 极其 極其 特别 特別 尤其 比较 比較 更加 甚至 只 只是 不 没 沒 别 別",
        "已 已经 已經 曾 曾经 曾經 正 正在 刚 剛 刚刚 剛剛 将要 會 会 能 能够 能夠 可以 可能 应该",
        "應該 必须 必須 需要 要 想 想要 希望 愿意 願意 一直 总是 總是 往往 通常 经常 經常 常常",
        "主要 目前 现在 現在 当时 當時 如今 后来 後來 然后 然後 最后 最後 最终 最終 首先 其次",
        "此外 例如 比如 譬如 诸如 諸如 如 像 似 所谓 所謂 被称为 被稱為 称为 稱為 称作 稱作 叫做",
        "叫作 叫 名为 名為 也叫 又称 又稱 简称 簡稱 成为 成為 作为 作為 因为 因為 由于 由於 所以",
        "因此 从而 從而 但 但是 不过 不過 然而 而 而且 并 並 并且 並且 以及 及 及其 或 或者 如果",
        "要是 假如 虽然 雖然 尽管 儘管 无论 無論 即使 除了 除 只要 只有 既 既然 当 當 若 则 則",
        "以便 为了 為了 在 从 從 到 往 向 对 對 对于 對於 关于 關於 由 以 按 按照 根据 根據 通过",
        "透過 通過 经过 經過 随着 隨著 用 跟 同 比 为 為 于 於 至 自 沿 朝 通往 来自 來自 直到 凭",
        "憑 靠",
    )
    for word in line.split()
)
"""Chinese words that a term does not begin with, and rarely holds."""

VERBS = frozenset(
    word
    for line in (
        "说 說 讲 講 说到 說到 谈 談 谈到 談到 提到 提出 听到 聽到 听说 聽說 看到 看 知道 认为",
        "認為 觉得 覺得 以为 以為 相信 预计 預計 担心 擔心 感到 发现 發現 意味着 意味著 介绍 介紹",
        "熟悉 了解 瞭解 理解为 理解為 指 指的是 确保 確保 保证 保證 做 做出 去 来 來 进入 進入",
        "引入 遇到 面临 面臨 解决 解決 处理 處理 涉及 包括 包含 属于 屬於 获得 獲得 得到 达到",
        "達到 带来 帶來 提供 缺乏 喜欢 喜歡 学习了 研究了 创建 創建 构建 構建 采用 採用 使用 利用",
        "实现 實現 进行 進行 开始 開始 存在",
    )
    for word in line.split()
)
"""Verbs that introduce a term; one may be a term itself."""

GOVERNING = frozenset(
    word
    for line in (
        "支持 推广 推廣 推动 推動 推行 引进 引進 迁移到 采取 採取 尝试 嘗試 坚持 堅持 依靠 依赖",
        "依賴 避免 防止 减少 減少 增加 提高 降低 改善 改进 改進 讨论 討論 研究 流行 推崇 摆脱",
        "擺脫 缺少 擅长 擅長 建议 建議 加入 参加 參加 开发 開發 训练 訓練 优化 優化 增强 增強",
        "改变 改變 导致 導致 引起 造成 产生 產生 形成 接受 学会 學會 教 聊 称之为 稱之為 描述",
        "解释 解釋 定义 定義 关注 關注 关心 關心 强调 強調 追求 建立 参与 參與 代表 反对 反對",
        "支撑 支撐 满足 滿足 出现 出現 展示 展现 展現 经历 經歷 体验 體驗 享受 检查 檢查 测量",
        "測量 计算 計算 选择 選擇 寻找 尋找 设计 設計 制造 製造 生产 生產 管理 控制",
    )
    for word in line.split()
)
"""Verbs that often stand before a term, and sometimes begin it."""

INNER = frozenset(
    word
    for line in (
        "的 之 和 与 與 及 或 中 上 下 内 內 间 間 里 裡 外 前 后 後 对 對 用 到 以 于 於 不 再",
        "自 同 为 為",
    )
    for word in line.split()
)
"""Stops that a longer term may hold: 基于人类反馈的强化学习."""

MEASURED = re.compile(
    r"[一二三四五六七八九十两兩几幾數数多这這那每某各第0-9]+"
    r"[个個种種次类類项項位条條款门門名家台代步层層篇本句点點]"
)
"""A numeral or demonstrative with its measure word: 一个, 这种, 三项."""

ENGLISH_STOPS = frozenset(
    word
    for line in (
        "the a an and or nor but versus vs of to in on at by for from with as into out is are was",
        "were be been being am it its this that these those my our your his her their we you i he",
        "she they so if then than not do does did have has had can will would",
    )
    for word in line.split()
)
"""English words that say nothing of their own, and with which a term does not begin."""

JOINING = frozenset(
    word
    for line in ("of from in for with to by on at out and under between over",)
    for word in line.split()
)
"""English words whose phrase is 的, 中 or 和 in Chinese."""

AFFIXES = dict(
    pair.split(":")
    for line in (
        "post:后後 pre:预預前先 non:非不无無 anti:反抗防 co:共协協联聯合同 few:少 re:重再",
        "multi:多 self:自 sub:子次亚亞 un:未不无無非 inter:间間互 over:过過 under:欠 in:不非",
        "meta:元 super:超 hyper:超 ultra:超 semi:半 mis:误誤错錯 dis:反不 de:去反 auto:自 bi:双雙",
        "uni:单單 mono:单單 micro:微 macro:宏 zero:零 one:单單一 cross:跨交 off:离離 on:在",
        "out:外出 counter:反 ir:不 im:不 trans:跨转轉 intra:内內 ex:前 based:基本 driven:驱驅",
        "free:无無 like:类類 aware:感 end:端 to:到至 by:逐 wise:逐",
    )
    for pair in line.split()
)
"""English prefixes and the characters that stand for them: overfitting, 过拟合."""

KINDS = re.compile(
    r"(?:演算法|综合征|综合症|主义|主義|任务|任務|假說|假说|函数|函數|协议|協議|原则|原則|原理"
    r"|問題|学派|學派|定律|定理|实验|實驗|工具|平台|悖論|悖论|技术|技術|效应|效應|数据|數據"
    r"|方法|机制|架构|架構|概念|模型|機制|现象|現象|理論|理论|算法|系統|系统|網絡|網路|网络"
    r"|計劃|論文|计划|论文|过程|运动|運動|過程|问题|項目|项目|体|值|制|力|化|器|型|学|學|家|师"
    r"|師|度|式|性|感|机|機|法|流|点|率|病|症|者|論|论|量|體|點)$"
)
"""What kind of thing a term is: Chinese often adds it, 机器人项目（Robotics）."""

ROLES = re.compile(
    r"(?:公司|集团|集團|创始人|創始人|创办人|創辦人|主持人|嘉宾|嘉賓|教授|记者|記者|作者|总裁"
    r"|總裁|总监|總監|主席|执行官|執行官|科学家|科學家|研究员|研究員|工程师|工程師|负责人"
    r"|負責人|部长|部長|总统|總統|先生|女士|博士|团队|團隊|学校|學校|产品|產品|平台|项目|項目"
    r"|工具)$"
)
"""What somebody or something with a name is, which is no translation of the name."""

ASIDE = re.compile(
    r"如|例如|比如|譬如|诸如|諸如|包括|像是|像(?=[A-Za-z ])|或者?(?!然)|而|但"
    r"|并(?!行|发|联|列|集)|並(?!行)|以及|尤其|甚至|虽|雖|因为|因為|不过|不過|除了|详见|詳見"
    r"|参见|參見|[见見][第图圖上下前后後《]|(?:参考|參考|来源|來源|注|译注|譯注|图|圖)[:：]"
    r"|[译譯编編]者?[注註按]|[图圖] ?[0-9]|现在|現在|当时|當時|目前|至今|截至|早了|晚了|通常"
    r"|大约|大約|[约約大][有为為]? ?[0-9一二三四五六七八九十几幾]|大概|也许|也許"
    r"|估计(?=[有是要会])|这(?!里|裡)|這(?!里|裡)|那|[他她它我你您咱]|其中|其实|其實|当然|當然"
    r"|毕竟|畢竟|前者|后者|後者|[上下左右][图圖]"
    r"|[0-9０-９一二三四五六七八九十两]+ ?(?:[-–—~至到]|年|月|日|天|人|倍|岁|歲|个|個)"
    r"|[0-9０-９]+ ?(?:小时|小時|分钟|分鐘|秒|%|％|万|萬|亿|億)"
)
"""Beginnings of a Chinese bracket that is an aside."""

ASIDE_ENGLISH = re.compile(
    r"(?i)www\.|https?:|(?:e\.?g|for example|such as|including|cf|circa|ca\.|pp?\.|vol\.|fig\."
    r"|v?[0-9][0-9.]*)\b"
)
"""Beginnings of an English bracket that is an aside."""

STAGE = re.compile(
    r"(?i)(?:大?笑声?|大?笑聲?|掌声|掌聲|鼓掌|音乐|音樂|停顿|停頓|众人笑|眾人笑|全场.*|全場.*"
    r"|沉默|叹气|嘆氣|听不清|聽不清|咳嗽?|laugh(?:s|ter|ing)?|chuckl(?:es|ing)|applause|music"
    r"|inaudible|crosstalk|pauses?|sighs?|coughs?|cheer(?:s|ing)|silence)$"
)
"""What is heard beside speech: a counterpart only where the lexicon says so."""

NAMED_AS = re.compile(
    r"(?:这里|這裡|此处|此處)?(?:应|應)?(?:即(?![时時兴興将將便使期刻])|也就是|就是|亦即)[:： ]*"
    r"|(?:这里|這裡|此处|此處)?(?:应|應)?(?:意为|意為|意即|意思是|指的是|指(?=[:： ]))[:： ]*"
    r"|(?:这里|這裡|此处|此處)(?:应|應)?指[:： ]*"
    r"|(?:又称|又稱|也称|也稱|也叫|又叫|简称|簡稱|缩写|縮寫|全称|全稱)[为為]?[:： ]*"
    r"|(?:英文名?|英语|英語|英文原文|原文|中文名?|译作|譯作|译为|譯為|直译)[:： ]*"
    r"|(?i:i\.e\.|aka|a\.k\.a\.|abbreviated as|short for|in english|in chinese)[,: ]*"
)
"""What leads in a bracket to the counterpart: 简称 RL, 即校准."""

EXPLAINS = re.compile(
    r"即|也就是|就是|亦即|指|意为|意為|意思|一种|一種|一个|一個|一类|一類|一项|一項|是|用于"
    r"|用於|用来|用來|简称|簡稱|又称|又稱|也叫|也称|这|這|其|能|可以|通过|通過|由|为|為|常|旨在"
    r"|允许|允許|让|讓|使"
)
"""Beginnings of an explanation behind the comma after a counterpart."""

SOUNDS = frozenset(
    "阿埃艾爱愛奥奧巴白拜班邦鲍鮑贝貝本比彼宾賓波伯勃博布茨查达達大戴丹道德登邓鄧迪蒂丁杜顿頓多"
    "恩尔爾法范凡菲费費芬佛弗福夫盖蓋冈岡高戈格葛古圭瓜哈海汉漢豪赫黑亨洪侯胡华華怀懷惠霍基吉加"
    "贾賈简簡杰傑金卡凯凱坎康考科柯可克肯孔库庫夸奎坤昆拉莱萊赖賴兰蘭朗劳勞勒雷蕾里理丽麗莉立利"
    "林琳卢盧鲁魯露伦倫罗羅洛吕呂马馬玛瑪迈邁麦麥曼芒毛梅门門蒙孟米密缅明摩莫默姆穆纳納娜奈南内"
    "內尼妮涅宁寧纽紐努诺諾欧歐帕派潘庞龐佩彭皮平珀普奇齐齊恰钱乔喬切琼瓊丘邱让讓热熱日荣榮茹儒"
    "瑞若撒萨薩塞赛賽桑瑟森沙莎山尚绍舍圣聖施什史士舒斯思苏蘇索塔泰坦汤湯唐陶特腾騰提汀廷图圖托"
    "瓦万萬王威韦韋维維魏温文翁沃乌烏武伍西希锡錫席夏香肖谢謝辛兴興休许許雪逊遜雅亚亞延扬楊耶叶"
    "葉伊易因英尤于约約泽澤扎詹章珍朱兹茲佐忒累"
)
"""Characters with which foreign names are written."""

HAN_RUN = re.compile(f"[{HAN}〇々]+")
LATIN_WORD = re.compile(rf"(?:(?![{HAN}])[^\W_])+(?:['’.+#/&\-‐‑](?:(?![{HAN}])[^\W_])+)*[+#]*")
"""A word or number in letters: `GPT-5`, `don't`, `C++`."""
